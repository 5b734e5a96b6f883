; Definitions

(class_declaration declaration_kind: "class" name: (_) @name body: (_) @body) @definition.class
(class_declaration declaration_kind: "actor" name: (_) @name body: (_) @body) @definition.class
(class_declaration declaration_kind: "struct" name: (_) @name body: (_) @body) @definition.struct
(class_declaration declaration_kind: "enum" name: (_) @name body: (_) @body) @definition.enum
(class_declaration declaration_kind: "extension" name: (_) @name body: (_) @body) @definition.extension
(protocol_declaration name: (_) @name body: (_) @body) @definition.interface
(typealias_declaration name: (type_identifier) @name) @definition.type
(function_declaration name: (simple_identifier) @name body: (_)? @body) @definition.function
(protocol_function_declaration name: (simple_identifier) @name) @definition.function
(init_declaration "init" @name body: (_)? @body) @definition.constructor
(deinit_declaration body: (_)? @body) @definition.method

; Statements

(import_declaration (identifier) @import.specifier) @import

; Names

(user_type . (type_identifier) @uses)
(inheritance_constraint (identifier) @uses)
((call_expression . (simple_identifier) @uses))
((navigation_expression target: (simple_identifier) @uses) (#match? @uses "^[A-Z]"))
(source_file (property_declaration name: (pattern bound_identifier: (simple_identifier) @declares)))

; The head of a type whose body holds what the grammar cannot read: conditions within a switch

(ERROR ["class" "struct" "enum" "protocol" "actor"] . [(simple_identifier) (type_identifier)] @declares)

; Marks

[(comment) (multiline_comment)] @comment
(attribute) @decorator

(if_statement) @decision.nest.conditional
(if_statement (else) @flat)
(if_statement (if_statement) @chained)
(guard_statement) @decision.nest
[(for_statement) (while_statement) (repeat_while_statement)] @decision.nest
(catch_block) @decision.nest
(ternary_expression) @decision.nest
(switch_statement) @nest
(switch_entry "case") @decision
(lambda_literal) @level
(conjunction_expression op: _ @operator) @boolean.decision
(disjunction_expression op: _ @operator) @boolean.decision
