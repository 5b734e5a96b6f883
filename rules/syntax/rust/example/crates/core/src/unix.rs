pub fn open() -> Result<(), super::Error> {
    Ok(())
}
