pub struct Price(pub u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_value() {
        assert_eq!(super::Price(1).0, self::Price(1).0);
    }
}
