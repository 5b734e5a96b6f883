// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "Shop",
    dependencies: [.package(url: "https://example.org/swift-log.git", from: "1.0.0")],
    targets: [
        .target(name: "Core", dependencies: [.product(name: "Logging", package: "swift-log")]),
        .executableTarget(name: "App", dependencies: ["Core"], path: "Source/App"),
        .testTarget(name: "CoreTests", dependencies: ["Core"]),
    ]
)
