//! Long-running operations: those that a request starts, those whose status is read, and the token to resume either.

mod resumption;
mod start;
mod status_poll;

pub(super) use start::methods as start;
pub(super) use status_poll::methods as status_poll;
