mod frame;

pub fn name() -> &'static str {
    self::frame::NAME
}
