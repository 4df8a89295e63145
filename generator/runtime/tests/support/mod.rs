//! Services to test a client against, and the tests that every documented operation passes; nothing here needs a network.
//!
//! The emitted tests have the parts that they call, each with what it needs of the others.

pub mod call;
pub mod cloud;
pub mod credential;
pub mod documented;
pub mod endpoint;
pub mod json;
pub mod kind;
pub mod loopback;
pub mod mock_response;
pub mod outcome;
pub mod paged;
pub mod pointer;
pub mod polled;
pub mod post;
pub mod scripted;
pub mod setup;
pub mod started;
pub mod tls;
pub mod watch;

pub use credential::TestCredential;
pub use loopback::Loopback;
pub use mock_response::MockResponse;
pub use scripted::Scripted;
