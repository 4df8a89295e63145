//! Pins of operations: methods with their exact arguments and results, options, polling, pages.

use super::Pins;
use crate::model::{Api, FieldName, Operation, OperationKind, Page, Payload, Scalar, Source, StartResult, Type};
use crate::render::client::is_copy;

impl Pins {
    pub(super) fn operation(&mut self, api: &Api, client: &str, operation: &Operation, here: &str) {
        let options = format!("{here}::{}", operation.options);
        let goes_on = match operation.kind {
            OperationKind::Call | OperationKind::StatusPoll(_) => false,
            OperationKind::List(_) | OperationKind::Start(_) => true,
        };
        let of_call = if goes_on { options.clone() } else { format!("{options}<'static>") };
        self.bound("kept", &of_call);
        self.bound("defaulted", &of_call);
        self.fields(operation, &options, &of_call);
        for (former, now) in operation.formerly.iter().flat_map(|former| &former.types) {
            let borrows = operation.headers.as_ref() == Some(now) || (operation.options == *now && !goes_on);
            let lifetime = if borrows { "<'static>" } else { "" };
            self.same(&format!("{here}::{former}{lifetime}"), &format!("{here}::{now}{lifetime}"));
        }
        self.several(operation, here);
        self.headers(api, operation, here);
        let arguments = self.arguments(operation);
        let taken: String = arguments.iter().map(|ty| format!(", {ty}")).collect();
        let error = self.error(operation, here);
        let (poller, poll_options) = (self.client("Poller"), self.client("PollOptions"));
        if let OperationKind::Start(start) = &operation.kind {
            let result = match &start.result {
                StartResult::Nothing => "()".to_owned(),
                StartResult::Value(ty) => self.written(ty),
                StartResult::List { page, next_link: _ } => self.pager(page, &error),
            };
            let given = format!("{poller}<{}, {error}, {result}>", self.client("Progress"));
            let resumed = self.resumed(client, &given);
            let failed = format!("{}<{error}>", self.client("Error"));
            let begun = format!("fn(&{client}{taken}, Option<{options}>) -> Result<{given}, {failed}>");
            self.methods(client, operation, &start.begin, &begun);
            return self.methods(client, operation, &start.resume, &resumed);
        }
        if let OperationKind::List(paging) = &operation.kind {
            return self.page(client, operation, &paging.page, &format!("{taken}, Option<{options}>"), &error);
        }
        let value = self.value(operation, here);
        let result = format!("Result<{}<{value}>, {}<{error}>>", self.client("Response"), self.client("Error"));
        for name in names(operation, &operation.name) {
            self.asynchronous(client, &arguments, &format!("{options}<'_>"), &result, name);
        }
        if let OperationKind::StatusPoll(polled) = &operation.kind {
            let given = format!("{poller}<{value}, {error}>");
            let resumed = self.resumed(client, &given);
            let of_poll = format!("fn(&{client}{taken}, Option<{poll_options}>) -> {given}");
            self.methods(client, operation, &polled.poll, &of_poll);
            self.methods(client, operation, &polled.resume, &resumed);
        }
    }

    /// A method under its present and its former names.
    fn methods(&mut self, client: &str, operation: &Operation, now: &FieldName, ty: &str) {
        for name in names(operation, now) {
            self.pin(ty, &format!("{client}::{}", name.ident()));
        }
    }

    /// A method whose future has exactly this result, and may change threads.
    fn asynchronous(&mut self, client: &str, taken: &[String], options: &str, result: &str, name: &FieldName) {
        let name = name.ident();
        let listed: String = taken.iter().map(|ty| format!(", {ty}")).collect();
        let declared: String = taken.iter().enumerate().map(|(at, ty)| format!(", a{at}: {ty}")).collect();
        let given: String = (0..taken.len()).map(|at| format!("a{at}, ")).collect();
        let exact = format!("fn takes(_: impl AsyncFn(&{client}{listed}, Option<{options}>) -> {result}) {{}}");
        let moves = format!("fn moves(it: &{client}{declared}, o: Option<{options}>) {{ sent(it.{name}({given}o)); }}");
        self.pin("fn()", &format!("|| {{ {exact} {moves} takes({client}::{name}) }}"));
    }

    /// A method that goes on polling from a token.
    fn resumed(&self, client: &str, given: &str) -> String {
        let (token, options, error) =
            (self.client("ResumeToken"), self.client("PollOptions"), self.client("ResumeError"));
        format!("fn(&{client}, &{token}, Option<{options}>) -> Result<{given}, {error}>")
    }

    fn page(&mut self, client: &str, operation: &Operation, page: &Page, taken: &str, error: &str) {
        let listed = format!("fn(&{client}{taken}) -> {}", self.pager(page, error));
        self.methods(client, operation, &operation.name, &listed);
    }

    fn pager(&self, page: &Page, error: &str) -> String {
        format!("{}<{}, {}, {error}>", self.client("Pager"), self.written(&page.model), self.written(&page.item))
    }

    fn fields(&mut self, operation: &Operation, options: &str, generic: &str) {
        for parameter in operation.parameters.iter().filter(|parameter| parameter.source == Source::Option) {
            let ty = self.optional(parameter);
            self.option(options, generic, &parameter.name, &ty);
        }
        if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
            let ty = format!("Option<{}>", self.payload(&body.payload));
            self.option(options, generic, &body.name, &ty);
        }
        let (name, ty) = match operation.kind {
            OperationKind::Start(_) => ("poll_options", self.client("PollOptions")),
            OperationKind::List(_) => ("pager_options", self.client("PagerOptions")),
            OperationKind::Call | OperationKind::StatusPoll(_) => {
                ("method_options", "azure_core::http::ClientMethodOptions<'static>".to_owned())
            }
        };
        self.option(options, generic, &FieldName::new(name), &ty);
    }

    /// The types of a method's arguments.
    fn arguments(&self, operation: &Operation) -> Vec<String> {
        let parameters = operation.parameters.iter().filter(|parameter| parameter.source == Source::Argument);
        let body = operation.body.as_ref().filter(|body| body.required);
        let body = body.map(|body| match &body.payload {
            Payload::Json(ty, _) => self.borrowed(ty),
            Payload::Text(_) => "&str".to_owned(),
            Payload::Bytes(_) => "&azure_core::Bytes".to_owned(),
        });
        parameters.map(|parameter| self.borrowed(&parameter.ty)).chain(body).collect()
    }

    /// A type as an argument that the method only reads.
    fn borrowed(&self, ty: &Type) -> String {
        match ty {
            Type::Scalar(Scalar::Text) => "&str".to_owned(),
            ty if is_copy(ty) => self.written(ty),
            Type::List(item) => format!("&[{}]", self.written(item)),
            ty => format!("&{}", self.written(ty)),
        }
    }
}

/// What a method is named and was named before.
fn names<'a>(operation: &'a Operation, now: &'a FieldName) -> impl Iterator<Item = &'a FieldName> {
    let former = operation.formerly.iter().flat_map(|former| &former.methods);
    std::iter::once(now).chain(former.filter(move |(_, to)| to == now).map(|(name, _)| name))
}
