import Core

let order = Order(money: Money(amount: 1))
