//! Model against model: what changed, what it does to the sets of values, and what follows for callers; never text against text.

mod effect;
mod law;
mod set;

pub use effect::{Effect, Found, Relation};
pub use law::{Bump, Direction, Guard, Verdict, Wire};
