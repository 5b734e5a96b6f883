import Foundation
import Logging

public struct Order: Priced {
    let money: Money
}
