; Definitions

(class name: (_) @name body: (_)? @body) @definition.class
(module name: (_) @name body: (_)? @body) @definition.module
(method name: (_) @name parameters: (_)? @parameters body: (_)? @body) @definition.method
(singleton_method name: (_) @name parameters: (_)? @parameters body: (_)? @body) @definition.method

; Statements

((call !receiver method: (identifier) @_method arguments: (_)) @import.tree
 (#any-of? @_method "require" "require_relative" "load" "autoload"))

; Marks

(comment) @comment

[(if) (unless)] @decision.nest.conditional
(elsif) @decision.flat
(else) @flat
[(if_modifier) (unless_modifier)] @decision.nest.conditional
[(while) (until) (for) (while_modifier) (until_modifier)] @decision.nest
(rescue) @decision.nest
(rescue_modifier) @decision.nest
(conditional) @decision.nest
[(case) (case_match)] @nest
[(when) (in_clause)] @decision
[(block) (do_block) (lambda)] @level
(binary operator: ["&&" "||" "and" "or"] @operator) @boolean.decision
