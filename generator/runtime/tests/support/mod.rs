//! Services to test a client against: one that answers from a script, one behind a real socket; never needs a network.

mod answer;
mod check;
mod credential;
mod documented;
mod loopback;
mod scripted;

pub use answer::{Answer, Seen};
pub use credential::TestCredential;
pub use documented::Documented;
pub use loopback::Loopback;
pub use scripted::Scripted;
