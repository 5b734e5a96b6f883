mod codec;
pub mod error;
pub mod net;
#[path = "legacy_price.rs"]
mod price;
mod missing;

pub use error::Error;
pub use price::*;

cfg_if::cfg_if! {
    if #[cfg(unix)] {
        mod unix;
    }
}

pub mod prelude {
    pub use crate::net::Client;
}
