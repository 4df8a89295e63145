//! The setters of a model's optional properties; never those of a property that can be null, which have a value for that too.

/// Methods that set a property each, in the `impl` of a model: `setters!(match Self { with_size => size as Size });`. They take the model and
/// give it back.
#[doc(hidden)]
#[macro_export]
macro_rules! setters {
    (match Self { $($method:ident => $field:ident as $value:ty),+ $(,)? }) => {
        $(
            #[doc = ::core::concat!("Sets `", ::core::stringify!($field), "`.")]
            #[must_use]
            pub fn $method(mut self, $field: $value) -> Self {
                self.$field = ::core::option::Option::Some(::core::convert::Into::into($field));
                self
            }
        )+
    };
}
#[doc(hidden)]
pub use setters;
