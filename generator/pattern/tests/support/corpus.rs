//! Patterns as descriptions of interfaces have them, with the other constraints that stand beside them.

use pattern::{TextConstraints, TextFormat};

/// One string type.
pub struct Case {
    pub name: &'static str,
    pattern: &'static str,
    lengths: (Option<u64>, Option<u64>),
    format: Option<TextFormat>,
    path_segment: bool,
}

impl Case {
    pub fn constraints(&self) -> TextConstraints {
        TextConstraints {
            pattern: (!self.pattern.is_empty()).then(|| self.pattern.to_owned()),
            min_length: self.lengths.0,
            max_length: self.lengths.1,
            format: self.format,
            path_segment: self.path_segment,
        }
    }
}

const fn case(name: &'static str, pattern: &'static str) -> Case {
    Case { name, pattern, lengths: (None, None), format: None, path_segment: false }
}

const fn bounded(name: &'static str, pattern: &'static str, min: u64, max: u64) -> Case {
    Case { lengths: (Some(min), Some(max)), ..case(name, pattern) }
}

const fn segment(name: &'static str, pattern: &'static str) -> Case {
    Case { path_segment: true, ..case(name, pattern) }
}

const fn formatted(name: &'static str, pattern: &'static str, format: TextFormat) -> Case {
    Case { format: Some(format), ..case(name, pattern) }
}

pub const CASES: &[Case] = &[
    // Names
    segment("project_name", "^[a-zA-Z0-9][a-zA-Z0-9-_.]{2,62}$"),
    case("operation_id", "^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$"),
    case("short_id", "^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$"),
    case("display_name", r"^[ \w]+$"),
    Case { lengths: (Some(1), Some(90)), ..segment("group_name", r"^[-\w\._\(\)]+$") },
    case("group_name_ending", r"^[-\w\._\(\)]*[-\w_\(\)]$"),
    case("store_name", "^[a-z0-9]{3,24}$"),
    bounded("registry_name", "^[a-zA-Z0-9]*$", 5, 50),
    case("shop_name", r"^(?!-)[a-z0-9-]{1,63}(?<!-)$"),
    case("bucket_name", r"^(?!(^xn--|.+-alias$))[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$"),
    case("no_double_dash", "^(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?$"),
    case("table_name", "^[A-Za-z][A-Za-z0-9]{2,62}$"),
    case("queue_name", "^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,62}$"),
    case("identifier", r"^[A-Za-z_$][\w$]*$"),
    case("tag_name", r"^[^<>%&\\?/]{1,512}$"),
    case("secret_name", "^[0-9a-zA-Z-]{1,127}$"),
    case("label", "^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$"),
    case("person_name", r"^\p{Lu}[\p{Ll}' -]{1,40}$"),
    case("greek", r"^\p{Script=Greek}+$"),
    case("free_text", "^.{1,8000}$"),
    case("no_slash", "^[^/]{1,90}$"),
    case("no_edge_space", r"^[^\s].*[^\s]$|^[^\s]$"),
    case("printable", r"^[\x20-\x7E]{0,255}$"),
    case("any_with_lines", r"^[^]{0,20}$"),
    segment("segment", ""),
    bounded("described", "", 1, 256),
    // Hosts and places
    bounded("host", r"^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,63}$", 4, 253),
    case("email", r"^[\w.%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$"),
    case("simple_email", "^.{1,64}@.+$"),
    case("ipv4", r"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$"),
    case("cidr", r"^(\d{1,3}\.){3}\d{1,3}/([0-9]|[12][0-9]|3[0-2])$"),
    case("mac", "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$"),
    case("port", r"^([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$"),
    case("https", "^https://"),
    case("url", r"^https?://[^\s/$.?#].[^\s]*$"),
    case("region", "^[a-z]+[0-9]?$"),
    case("relative_path", r"^(?!/)(?!.*//)[^\0]*[^/]$"),
    // Resource ids
    formatted("resource_id", "", TextFormat::ArmId),
    case("store_id", r"^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[^/]+/providers/Contoso\.Store/stores/[^/]+$"),
    case("leading_slash", "^/[^/]+$"),
    case("action", r"^[A-Za-z]+\.[A-Za-z]+/[a-z]+(/[a-z]+)*$"),
    // Versions and dates
    case("version", r"^\d+\.\d+\.\d+$"),
    case(
        "semver",
        concat!(
            r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)",
            r"(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$"
        ),
    ),
    case("api_version", r"^\d{4}-\d{2}-\d{2}(-preview)?$"),
    case("v_prefixed", r"^v\d+(\.\d+)*$"),
    case("time_of_day", "^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    case("cron", r"^(\*|[0-5]?\d)( (\*|[0-9,/*-]+)){4}$"),
    formatted("date", "", TextFormat::Date),
    formatted("duration", "", TextFormat::Duration),
    case("time_zone", "^UTC([+-](0[0-9]|1[0-4]):[0-5][0-9])?$"),
    // Secrets and encodings
    case("password", r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?!.*--).{8,123}$"),
    case("ascii_password", r"^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[!@#$])[A-Za-z0-9!@#$]{12,72}$"),
    case("not_admin", "^(?!(admin|root|guest)$)[a-z]{1,20}$"),
    formatted("base64", "", TextFormat::Base64),
    formatted("base64url", "", TextFormat::Base64Url),
    case("hex_color", "^#([0-9a-f]{3}|[0-9a-f]{6})$"),
    case("sha256", "^[a-f0-9]{64}$"),
    case("digest", "^sha256:[a-f0-9]{64}$"),
    case("thumbprint", "^[A-F0-9]{40}$"),
    formatted("uuid", "", TextFormat::Uuid),
    formatted("narrowed_uuid", "^[a-zA-Z0-9]{8}-([a-zA-Z0-9]{4}-){3}[a-zA-Z0-9]{12}$", TextFormat::Uuid),
    case("jwt", r"^[\w-]+\.[\w-]+\.[\w-]+$"),
    // Unanchored, alternatives, words
    case("contains_word", r"\bshop\b"),
    case("contains_digit", r"\d"),
    case("starts", "^abc"),
    case("ends", "abc$"),
    case("method", "^(GET|PUT|POST|PATCH|DELETE)$"),
    case("single_word", "^only$"),
    case("empty_only", "^$"),
    case("half_anchored", "^a|b$"),
    case("look_in_middle", "a(?=b)|c(?!d)"),
    case("look_in_repeat", "^(?:[a-z]|-(?!-))+$"),
    case("lazy", "^a+?b*?c??$"),
    case("named_group", "^(?<year>[0-9]{4})/(?<rest>[a-z]+)$"),
    case("astral", r"^[\u{1F600}-\u{1F64F}x]+\uD83D\uDE80$"),
    case("line_separators", r"^[^\u2028\u2029]*\s$"),
    case("exact_size", "^[A-Z]{2}[0-9]{10}$"),
    case("country", "^[A-Z]{2}$"),
    case("language", "^[a-z]{2,3}(-[A-Z]{2})?$"),
    case("percentage", r"^(100|[1-9]?\d)%$"),
    case("decimal", r"^-?(0|[1-9]\d*)(\.\d+)?$"),
    case("list", "^[a-z]+(,[a-z]+)*$"),
    case("long_run", "^x[a-z0-9]{4000,8000}$"),
    case("tail_classes", r"^[a-z][a-z0-9]{0,3}-[0-9]{2}$"),
    case("wide_ends", "^[^a].{0,5}[^b]$"),
];
