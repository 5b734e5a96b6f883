pub struct Share;
