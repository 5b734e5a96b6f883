public protocol Priced {}

extension Money: Priced {}
