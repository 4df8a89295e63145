//! Models as JSON; never models without a form in JSON.

use serde::Serialize;
use serde_json::Value;

/// A model as it is written.
pub fn of<T: Serialize + ?Sized>(model: &T) -> Value {
    serde_json::to_value(model).expect("every model can be written")
}
