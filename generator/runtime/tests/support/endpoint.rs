//! Where requests go: an endpoint's base path is kept, and a token never goes without TLS.

use super::call::Call;
use super::scripted::Scripted;
use super::setup::Setup;

/// Tests that a base path stands before each path.
pub async fn keeps_a_base_path<const N: usize>(call: &Call<N>) {
    let service = Scripted::new([call.response()]);
    let setup = Setup { endpoint: Some("https://proxy.example/base/".to_owned()), ..Setup::new(service.options()) };
    call.send(setup).await.success();
    call.assert_sent(&service.seen(), "https://proxy.example/base");
}
