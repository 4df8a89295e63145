//! The client half against services that are invented, over a scripted transport and over real loopback sockets.
#![cfg(all(feature = "client", feature = "default"))]

mod blocking;
mod body_limit;
mod cloud;
mod conversion;
mod error;
mod final_state;
mod mock;
mod page;
mod poll;
mod poll_anyway;
mod poll_outcome;
mod poll_wait;
mod request;
mod response;
mod resume;
mod retry;
mod security;
mod shop;
mod start;
mod start_ending;
mod start_following;
mod telemetry;
mod tested;
mod url;

#[path = "../support/mod.rs"]
mod support;

use operations_runtime as runtime;
