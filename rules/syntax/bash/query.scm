; Definitions

(function_definition name: (_) @name body: (_) @body) @definition.function

; Statements

((command name: (command_name (word) @_name)) @import.tree
 (#any-of? @_name "source" "."))

; Marks

(comment) @comment

(if_statement) @decision.nest.conditional
(elif_clause) @decision.flat
(else_clause) @flat
[(while_statement) (for_statement) (c_style_for_statement)] @decision.nest
(case_statement) @nest.conditional
(case_item) @decision
(list ["&&" "||"] @operator) @boolean.decision.conditional
