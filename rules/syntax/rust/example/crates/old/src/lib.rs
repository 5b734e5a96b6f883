extern crate serde;

pub mod rate;
pub mod tax;
