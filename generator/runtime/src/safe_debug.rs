//! How models and options show themselves: by name alone, because what they hold is the customer's and logs are read by many. With the feature
//! `debug` they show what they hold, but never what is only ever sent, such as a password.

/// Implements `Debug`: `safe_debug!(Lock { name, #[hidden] pin });`. The fields are listed in the order in which they show.
#[cfg(not(feature = "debug"))]
#[doc(hidden)]
#[macro_export]
macro_rules! safe_debug {
    ($(#[$attribute:meta])* $name:ident $(<$lifetime:lifetime>)? { $($fields:tt)* }) => {
        impl ::core::fmt::Debug for $name $(<$lifetime>)? {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(::core::stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

/// Implements `Debug`: `safe_debug!(Lock { name, #[hidden] pin });`. The fields are listed in the order in which they show.
#[cfg(feature = "debug")]
#[doc(hidden)]
#[macro_export]
macro_rules! safe_debug {
    (
        $(#[$attribute:meta])*
        $name:ident $(<$lifetime:lifetime>)? { $($(#[$hidden:ident])? $field:ident),* $(,)? }
    ) => {
        impl ::core::fmt::Debug for $name $(<$lifetime>)? {
            $(#[$attribute])*
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let mut shown = f.debug_struct(::core::stringify!($name));
                $($crate::runtime::safe_debug::field(
                    &mut shown,
                    ::core::stringify!($field),
                    $crate::safe_debug!(@value $($hidden)? self.$field),
                );)*
                shown.finish()
            }
        }
    };
    (@value hidden $this:ident.$field:ident) => {
        $crate::runtime::safe_debug::redacted(&$this.$field)
    };
    (@value $this:ident.$field:ident) => {
        &$this.$field
    };
}
#[doc(hidden)]
pub use safe_debug;

#[cfg(feature = "debug")]
pub use shown::{field, redacted};

#[cfg(feature = "debug")]
mod shown {
    use std::fmt::{self, Debug, DebugStruct};

    /// Shows a field, whose name may be written as a raw identifier.
    pub fn field(shown: &mut DebugStruct<'_, '_>, name: &str, value: &dyn Debug) {
        shown.field(name.trim_start_matches("r#"), value);
    }

    /// Stands for what is never shown.
    pub fn redacted<T>(_: &T) -> &'static dyn Debug {
        &Redacted
    }

    struct Redacted;

    impl Debug for Redacted {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("[redacted]")
        }
    }
}
