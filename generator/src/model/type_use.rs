//! Which types an operation uses, and where; never what those types are made of.

use super::{Operation, Parameter, Payload, Reach, Type};

/// One use of a type by an operation.
#[derive(Clone, Copy, Debug)]
pub struct TypeUse<'a> {
    /// The type.
    pub ty: &'a Type,
    /// Where the operation has it.
    pub position: TypePosition<'a>,
}

/// Where an operation has a type.
#[derive(Clone, Copy, Debug)]
pub enum TypePosition<'a> {
    /// It is the type of a parameter.
    Parameter(&'a Parameter),
    /// It is the request body.
    RequestBody,
    /// It is the body of a response.
    ResponseBody,
    /// It is the type of a response's header.
    ResponseHeader,
    /// It is what a started operation ends in.
    Result,
}

impl TypePosition<'_> {
    /// Whether what is there is sent or received.
    pub fn reach(self) -> Reach {
        match self {
            Self::Parameter(_) | Self::RequestBody => Reach::REQUEST,
            Self::ResponseBody | Self::ResponseHeader | Self::Result => Reach::RESPONSE,
        }
    }
}

impl Operation {
    /// Every type that the operation uses, as often as it uses it: what it sends first, then what it receives.
    pub fn types(&self) -> impl Iterator<Item = TypeUse<'_>> {
        let parameters = self.parameters.iter().map(|it| TypeUse { ty: &it.ty, position: TypePosition::Parameter(it) });
        let request = self.body.iter().filter_map(|body| body.payload.json()).map(TypePosition::RequestBody.having());
        let successes = self.successes.iter().map(|success| (&success.payload, &success.headers));
        let errors = self.errors.iter().map(|error| (&error.payload, &error.headers));
        let responses = successes.chain(errors).flat_map(|(payload, headers)| {
            let body = payload.iter().filter_map(Payload::json).map(TypePosition::ResponseBody.having());
            body.chain(headers.iter().map(|header| &header.ty).map(TypePosition::ResponseHeader.having()))
        });
        let result = self.kind.result().into_iter().map(TypePosition::Result.having());
        parameters.chain(request).chain(responses).chain(result)
    }
}

impl<'a> TypePosition<'a> {
    fn having(self) -> impl Fn(&'a Type) -> TypeUse<'a> {
        move |ty| TypeUse { ty, position: self }
    }
}
