//! What only a request must have: a model that is sent and received has such properties as `Option`, and they are asked
//! for when it is sent; never when it is written for any other purpose.

use std::cell::Cell;

thread_local! {
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

/// Writes what is sent.
#[cfg(feature = "client")]
pub(crate) fn write<T>(write: impl FnOnce() -> T) -> T {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            SENDING.set(self.0);
        }
    }
    let _restore = Restore(SENDING.replace(true));
    write()
}

/// Whether what is written is sent.
pub(super) fn is_sending() -> bool {
    SENDING.get()
}
