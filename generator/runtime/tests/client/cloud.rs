//! Endpoint and scopes per cloud, and what is said where there are none.

use azure_core::cloud::{CloudConfiguration, CustomConfiguration};
use azure_core::http::ClientOptions;
use operations_runtime::client::{Cloud, Clouds};
use std::sync::Arc;

const CLOUDS: Clouds = Clouds {
    public: Some(Cloud { endpoint: Some("https://shop.example"), scopes: &["https://shop.example/.default"] }),
    government: Some(Cloud {
        endpoint: Some("https://shop.example.gov"),
        scopes: &["https://shop.example.gov/.default"],
    }),
    china: None,
};

fn options(cloud: Option<CloudConfiguration>) -> ClientOptions {
    ClientOptions { cloud: cloud.map(Arc::new), ..ClientOptions::default() }
}

#[test]
fn no_cloud_is_the_public_one() {
    for cloud in [None, Some(CloudConfiguration::AzurePublic)] {
        let options = options(cloud);
        let endpoint = CLOUDS.endpoint(&options, None).unwrap();
        assert_eq!(endpoint, "https://shop.example");
        let scopes = CLOUDS.scopes(&options, None).unwrap();
        assert_eq!(scopes, ["https://shop.example/.default"]);
    }
}

#[test]
fn a_sovereign_cloud_has_its_own() {
    let options = options(Some(CloudConfiguration::AzureGovernment));
    let endpoint = CLOUDS.endpoint(&options, None).unwrap();
    assert_eq!(endpoint, "https://shop.example.gov");
    let scopes = CLOUDS.scopes(&options, None).unwrap();
    assert_eq!(scopes, ["https://shop.example.gov/.default"]);
}

#[test]
fn a_cloud_without_the_service_says_what_to_set() {
    let china = options(Some(CloudConfiguration::AzureChina));
    let custom = options(Some(CustomConfiguration::default().into()));
    for (options, name) in [(china, "Azure in China"), (custom, "a custom cloud")] {
        let error = CLOUDS.endpoint(&options, None).unwrap_err().to_string();
        assert_eq!(error, format!("no endpoint known for {name}: set `endpoint` in the client options"));
        let error = CLOUDS.scopes(&options, None).unwrap_err().to_string();
        assert_eq!(error, format!("no scopes known for {name}: set `scopes` in the client options"));
    }
}

#[test]
fn the_callers_own_come_first_in_every_cloud() {
    let own = ["https://mine.example/.default".to_owned()];
    for cloud in [CloudConfiguration::AzureChina, CloudConfiguration::AzurePublic] {
        let options = options(Some(cloud));
        let endpoint = CLOUDS.endpoint(&options, Some("https://mine.example"));
        assert_eq!(endpoint.unwrap(), "https://mine.example");
        assert_eq!(CLOUDS.scopes(&options, Some(&own)).unwrap(), own);
    }
}
