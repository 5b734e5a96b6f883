@testable import Core
import XCTest

final class OrderTests: XCTestCase {
    func testOrder() {
        XCTAssertNotNil(Order.self)
    }
}
