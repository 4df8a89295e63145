//! An invented service, `Shop`, with the client that a generator would write for it.

use azure_core::http::{ClientMethodOptions, ClientOptions, Method, Request};
use operations_runtime::client::{
    Error, PollOptions, Poller, Response, ResumeError, ResumeToken, Service, ServiceBuilder, StatusReader,
    TerminalWords, request,
};
use operations_runtime::decode::Decoding;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::support::{Scripted, TestCredential};
use std::sync::Arc;

pub const ENDPOINT: &str = "https://shop.example";
pub const SCOPE: &str = "https://shop.example/.default";

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    pub id: String,
    pub status: Option<String>,
    pub percent_complete: Option<f64>,
    pub error: Option<Value>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ErrorBody {
    pub error: ErrorDetail,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ErrorDetail {
    pub code: String,
    pub message: String,
    pub details: Option<Vec<ErrorDetail>>,
}

#[derive(Clone, Debug)]
pub struct Shop {
    pub service: Service,
}

impl Shop {
    pub fn scripted(transport: &Arc<Scripted>) -> Self {
        Self::with(transport.options())
    }

    pub fn with(options: ClientOptions) -> Self {
        let service = Self::builder().client_options(options).build().unwrap();
        Self { service }
    }

    /// A client that leaves out what it cannot read.
    pub fn reporting(transport: &Arc<Scripted>) -> Self {
        let builder = Self::builder().decoding(Decoding::Report).client_options(transport.options());
        Self { service: builder.build().unwrap() }
    }

    pub fn builder() -> ServiceBuilder {
        ServiceBuilder::new(ENDPOINT).bearer(TestCredential::new(), [SCOPE]).api_version("2031-05-01")
    }

    pub async fn order(
        &self,
        id: &str,
        options: Option<ClientMethodOptions<'_>>,
    ) -> Result<Response<Order>, Error<ErrorBody>> {
        let options = options.unwrap_or_default();
        let mut url = self.service.url();
        url.literal("orders").value("orderId", id).query("api-version", self.service.api_version());
        let mut request = Request::new(url.build()?, Method::Get);
        request::accept_json(&mut request);
        let response = self.service.send(&options.context, request).await?;
        match response.status() {
            200 | 202 => response.decode(),
            404 | 409 | 429 => Err(response.error()),
            _ => Err(response.undocumented()),
        }
    }

    pub fn poll(&self, id: &str, options: Option<PollOptions>) -> Poller<Order, ErrorBody> {
        let token = ResumeToken::new(&self.service, "Orders_Get").with_argument("orderId", id);
        let (client, id) = (Self { service: self.service.reporting() }, id.to_owned());
        let reader = StatusReader {
            status: &["status"],
            percent_complete: Some(&["percentComplete"]),
            error: Some(&["error"]),
            words: TerminalWords::DEFAULT,
        };
        Poller::new(reader, token, options, move |context| {
            let (client, id) = (client.clone(), id.clone());
            async move {
                let options = ClientMethodOptions { context };
                client.order(&id, Some(options)).await
            }
        })
    }

    pub fn resume(
        &self,
        token: &ResumeToken,
        options: Option<PollOptions>,
    ) -> Result<Poller<Order, ErrorBody>, ResumeError> {
        let arguments = token.arguments(&self.service, "Orders_Get", &["orderId"])?;
        let id: String = arguments.parse("orderId")?;
        Ok(self.poll(&id, options))
    }
}
