use core_of_shop::{prelude::*, Error as Failure, Price};

pub fn all() -> Option<Failure> {
    let _ = core_of_shop::net::Client.send(Price(1));
    None
}
