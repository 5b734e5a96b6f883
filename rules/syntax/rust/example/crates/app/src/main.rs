mod run;

fn main() {
    run::all();
}
