public struct Money {
    let amount: Int
}
