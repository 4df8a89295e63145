//! Where a service is reached, cloud by cloud.

/// Where a service is reached.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Endpoint {
    /// The caller says where.
    Given {
        /// The documented name of the parameter.
        parameter: String,
        /// What it is.
        doc: String,
    },
    /// It depends on the cloud.
    Clouds(Clouds),
}

/// A value for each Azure cloud; `None` where the spec knows none.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Clouds {
    /// The public cloud.
    pub public: Option<String>,
    /// Azure Government.
    pub government: Option<String>,
    /// Azure operated by 21Vianet in China.
    pub china: Option<String>,
}
