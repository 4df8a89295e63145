//! The order of arguments that an author gives, of a method or of a constructor; never which of them there are.

use super::build::Builder;
use crate::diagnose::{Callee, OperationProblem};
use crate::model::{Parameter, ParameterLocation, ParameterSource};
use crate::source::Spanned;
use crate::yaml::{Key, List};

/// What may be an argument.
pub(super) trait ArgumentSource: Clone {
    /// The documented name.
    fn name(&self) -> &str;

    /// Whether the documented name is this one: that of a header may be in any case.
    fn is_named(&self, name: &str) -> bool {
        self.name() == name
    }

    /// Whether callers give it to this.
    fn is_given(&self, to: Callee) -> bool;
}

impl ArgumentSource for Parameter {
    fn name(&self) -> &str {
        &self.wire
    }

    fn is_named(&self, name: &str) -> bool {
        self.wire == name || self.location == ParameterLocation::Header && self.wire.eq_ignore_ascii_case(name)
    }

    fn is_given(&self, to: Callee) -> bool {
        match to {
            Callee::Method => self.source == ParameterSource::Argument,
            Callee::Client => self.source == ParameterSource::Client,
            Callee::Model => false,
        }
    }
}

/// Puts those that callers give into the order of the names, each of which stands there once.
pub(super) fn arrange<T: ArgumentSource>(
    b: &Builder<'_>,
    to: Callee,
    order: &Key<List<Spanned<String>>>,
    all: &mut [T],
) {
    let Some(Spanned { value: listed, span }) = order.as_ref() else { return };
    let slots: Vec<usize> = (0..all.len()).filter(|at| all[*at].is_given(to)).collect();
    let mut left: Vec<T> = slots.iter().map(|at| all[*at].clone()).collect();
    let wanted = left.iter().map(|it| it.name().to_owned()).collect();
    let place = |left: &[T], wanted: &str| left.iter().position(|it| it.is_named(wanted));
    let arranged: Option<Vec<T>> =
        listed.iter().map(|listed| place(&left, &listed.value).map(|at| left.remove(at))).collect();
    match arranged.filter(|arranged| arranged.len() == slots.len()) {
        Some(arranged) => slots.into_iter().zip(arranged).for_each(|(at, it)| all[at] = it),
        None => b.problem(*span, OperationProblem::ArgumentsDiffer { of: to, wanted }),
    }
}
