//! The grammar of URIs (RFC 3986, appendix A) as one pattern, put together from the rules by their names there.

macro_rules! unreserved_and_sub_delims {
    () => {
        r"A-Za-z0-9._~!$&'()*+,;=\-"
    };
}

macro_rules! pct_encoded {
    () => {
        "%[0-9A-Fa-f]{2}"
    };
}

/// A character of a host's name, and with more characters of another part.
macro_rules! characters {
    ($more:literal) => {
        concat!("([", unreserved_and_sub_delims!(), $more, "]|", pct_encoded!(), ")")
    };
}

macro_rules! pchar {
    () => {
        characters!(":@")
    };
}

macro_rules! h16 {
    () => {
        "[0-9A-Fa-f]{1,4}"
    };
}

macro_rules! dec_octet {
    () => {
        r"(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
    };
}

macro_rules! ls32 {
    () => {
        concat!("(", h16!(), ":", h16!(), "|", dec_octet!(), r"(\.", dec_octet!(), "){3})")
    };
}

/// Groups before `::`, at most one more than `$more`, and the groups behind it.
macro_rules! shortened {
    ($more:literal, $behind:expr) => {
        concat!("|(", h16!(), "(:", h16!(), "){0,", $more, "})?::", $behind)
    };
}

macro_rules! ipv6_address {
    () => {
        concat!(
            concat!("((", h16!(), ":){6}", ls32!(), "|::(", h16!(), ":){5}", ls32!()),
            shortened!("0", concat!("(", h16!(), ":){4}", ls32!())),
            shortened!("1", concat!("(", h16!(), ":){3}", ls32!())),
            shortened!("2", concat!("(", h16!(), ":){2}", ls32!())),
            shortened!("3", concat!(h16!(), ":", ls32!())),
            shortened!("4", ls32!()),
            shortened!("5", h16!()),
            shortened!("6", ""),
            ")"
        )
    };
}

macro_rules! ip_literal {
    () => {
        concat!(r"\[(", ipv6_address!(), r"|[vV][0-9A-Fa-f]+\.[", unreserved_and_sub_delims!(), r":]+)\]")
    };
}

macro_rules! authority {
    () => {
        concat!("(", characters!(":"), "*@)?(", ip_literal!(), "|", characters!(""), "*)(:[0-9]*)?")
    };
}

macro_rules! path_rootless {
    () => {
        concat!(pchar!(), "+(/", pchar!(), "*)*")
    };
}

pub(super) const PATTERN: &str = concat!(
    "^[A-Za-z][A-Za-z0-9+.-]*:",
    concat!("(//", authority!(), "(/", pchar!(), "*)*|/(", path_rootless!(), ")?|", path_rootless!(), ")?"),
    concat!(r"(\?", characters!(":@/?"), "*)?(#", characters!(":@/?"), "*)?$"),
);
