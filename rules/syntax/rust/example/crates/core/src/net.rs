mod client;

pub use self::client::Client;
