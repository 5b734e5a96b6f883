use std::fmt;
use serde::Serialize;

#[derive(Serialize)]
pub enum Error {
    Closed,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", crate::codec::name())
    }
}
