//! How callers are known.

use super::cloud::{self, CloudChange};
use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::rule::Rule;
use super::surface::Both;
use crate::model::{Auth, KeyPlace, Scope};

impl Comparison<'_> {
    /// Of a service, or of one operation, whose client is built with what the service wants.
    pub(super) fn auth(&mut self, subject: &Subject, old: &Auth, new: &Auth, items: Both) {
        match (old, new) {
            (
                Auth::OAuth2 { authorization_url, documented, scope, key },
                Auth::OAuth2 { authorization_url: url, documented: scopes, scope: asked, key: other_key },
            ) => {
                let effect = match (key, other_key) {
                    (None, Some(_)) => Effect::Widens,
                    (Some(_), None) => Effect::Narrows,
                    (None, None) => Effect::Equal,
                    (Some(a), Some(b)) if a == b => Effect::Equal,
                    (Some(_), Some(_)) => Effect::Incomparable,
                };
                if effect != Effect::Equal {
                    let draft = DraftFinding::new(Rule::AuthChanged, subject).request(effect.relation());
                    self.push(draft.detail("auth", Some(describe(old)), Some(describe(new))).items(items));
                }
                self.words(
                    subject,
                    "oauth2",
                    authorization_url.as_deref().unwrap_or_default(),
                    url.as_deref().unwrap_or_default(),
                );
                self.scopes(subject, (documented, scope), (scopes, asked));
            }
            (Auth::ApiKey(a), Auth::ApiKey(b)) if a == b => {}
            (Auth::None, Auth::None) => {}
            (Auth::OAuth2 { .. } | Auth::ApiKey(_) | Auth::None, _) => {
                let effect = match (old, new) {
                    (Auth::None, _) => Effect::Narrows,
                    (_, Auth::None) => Effect::Widens,
                    (Auth::OAuth2 { .. } | Auth::ApiKey(_), _) => Effect::Incomparable,
                };
                let draft = DraftFinding::new(Rule::AuthChanged, subject)
                    .request(effect.relation())
                    .detail("auth", Some(describe(old)), Some(describe(new)))
                    .items(items);
                self.push(draft);
            }
        }
    }

    /// The documented scopes, and the one that a token is asked for.
    fn scopes(&mut self, subject: &Subject, old: (&[String], &Scope), new: (&[String], &Scope)) {
        let mut draft = DraftFinding::new(Rule::ScopesChanged, subject);
        if subject.uses.is_empty() {
            // Every operation has its own way.
            draft = draft.acts(Effect::Equal);
        }
        for CloudChange { key, old, new, effect } in documented(old.0, new.0).into_iter().chain(asked(old.1, new.1)) {
            let relation = draft.request.clone().and(effect.relation());
            draft = draft.request(relation).detail(key, old, new);
        }
        if !draft.details.is_empty() {
            self.push(draft);
        }
    }
}

/// Each scope that a token must have besides keeps callers out; each that it need not have lets them in.
fn documented(old: &[String], new: &[String]) -> Option<CloudChange> {
    let missing = |these: &[String], those: &[String]| these.iter().any(|scope| !those.contains(scope));
    let effect = match (missing(new, old), missing(old, new)) {
        (false, false) => return None,
        (true, false) => Effect::Narrows,
        (false, true) => Effect::Widens,
        (true, true) => Effect::Incomparable,
    };
    Some(CloudChange { key: "scopes", old: Some(old.join(", ")), new: Some(new.join(", ")), effect })
}

fn asked(old: &Scope, new: &Scope) -> Vec<CloudChange> {
    match (old, new) {
        (Scope::Clouds(a), Scope::Clouds(b)) => cloud::changes(a, b),
        (Scope::EndpointAnd(a), Scope::EndpointAnd(b)) if a == b => Vec::new(),
        (Scope::Clouds(_) | Scope::EndpointAnd(_), _) => {
            vec![CloudChange {
                key: "token",
                old: Some(token(old)),
                new: Some(token(new)),
                effect: Effect::Incomparable,
            }]
        }
    }
}

fn token(scope: &Scope) -> String {
    match scope {
        Scope::EndpointAnd(rest) => format!("{{endpoint}}{rest}"),
        Scope::Clouds(clouds) => clouds.public.clone().unwrap_or_else(|| "one for each cloud".to_owned()),
    }
}

pub(super) fn describe(auth: &Auth) -> String {
    match auth {
        Auth::OAuth2 { documented, key, .. } => {
            let token = format!("OAuth 2.0 with {}", documented.join(", "));
            key.as_ref().map_or_else(|| token.clone(), |key| format!("{token}, or {}", key_said(key)))
        }
        Auth::ApiKey(place) => key_said(place),
        Auth::None => "anybody".to_owned(),
    }
}

fn key_said(place: &KeyPlace) -> String {
    match place {
        KeyPlace::Header(name) => format!("a key in the header `{name}`"),
        KeyPlace::Query(name) => format!("a key in the query parameter `{name}`"),
    }
}
