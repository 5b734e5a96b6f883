use shop_old::rate;

fn main() {
    rate::of();
}
