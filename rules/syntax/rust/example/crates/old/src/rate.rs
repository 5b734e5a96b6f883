use tax::Share;

pub fn of() -> Share {
    ::tax::Share
}
