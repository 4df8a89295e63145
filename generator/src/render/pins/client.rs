//! Pins of clients: what they are built from, their options, and the clients of groups.

use super::Pins;
use crate::model::{Api, Auth, Endpoint, FieldName, Parameter, Service};

impl Pins {
    pub(super) fn service(&mut self, api: &Api, service: &Service, here: &str) {
        let Service { client, options, endpoint, auth, parameters, groups, .. } = service;
        let (client, options) = (format!("{here}::{client}"), format!("{here}::{options}"));
        self.bound("kept", &client);
        let mut taken = Vec::new();
        if matches!(endpoint, Endpoint::Given { .. }) {
            taken.push("&str".to_owned());
        }
        taken.extend(parameters.iter().map(|parameter| self.written(&parameter.ty)));
        match auth {
            Auth::OAuth2 { .. } => {
                taken.push("std::sync::Arc<dyn azure_core::credentials::TokenCredential>".to_owned());
            }
            Auth::ApiKey(_) => taken.push("azure_core::credentials::Secret".to_owned()),
            Auth::None => {}
        }
        taken.push(format!("Option<{options}>"));
        self.pin(&format!("fn({}) -> azure_core::Result<{client}>", taken.join(", ")), &format!("{client}::new"));
        self.options(service, &options);
        for group in groups {
            let of_group = format!("{here}::{}", group.client);
            self.bound("kept", &of_group);
            self.pin(&format!("fn(&{client}) -> {of_group}"), &format!("{client}::{}", group.accessor.ident()));
            for operation in &group.operations {
                self.operation(api, &of_group, operation, here);
            }
        }
    }

    fn options(&mut self, service: &Service, options: &str) {
        self.bound("kept", options);
        self.bound("defaulted", options);
        let decoding = format!("{}::runtime::decode::Decoding", self.krate);
        let mut fields = vec![
            ("api_version", "String"),
            ("client_options", "azure_core::http::ClientOptions"),
            ("body_limit", "usize"),
            ("decoding", decoding.as_str()),
        ];
        if matches!(service.endpoint, Endpoint::Clouds(_)) {
            fields.push(("endpoint", "Option<String>"));
        }
        if matches!(service.auth, Auth::OAuth2 { .. }) {
            fields.push(("scopes", "Option<Vec<String>>"));
        }
        for (field, ty) in fields {
            self.option(options, options, &FieldName::new(field), ty);
        }
        for parameter in &service.settings {
            let ty = self.optional(parameter);
            self.option(options, options, &parameter.name, &ty);
        }
    }

    /// The type of an option.
    pub(super) fn optional(&mut self, parameter: &Parameter) -> String {
        match parameter.only {
            Some(_) => "bool".to_owned(),
            None => format!("Option<{}>", self.written(&parameter.ty)),
        }
    }

    /// A field of options, which are made from what is given and the defaults.
    pub(super) fn option(&mut self, name: &str, generic: &str, field: &FieldName, ty: &str) {
        self.field(generic, field, ty);
        let made = format!("|value| {name} {{ {}: value, ..Default::default() }}", field.ident());
        self.pin(&format!("fn({ty}) -> {generic}"), &made);
    }
}
