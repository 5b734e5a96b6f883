module example.org/shop

go 1.19

require (
	example.org/money v1.0.0
	github.com/spf13/cobra v1.6.1
)

replace example.org/money => ./money
