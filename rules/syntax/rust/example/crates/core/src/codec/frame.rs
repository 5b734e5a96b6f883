pub const NAME: &str = "frame";
