; Definitions

(class_declaration name: (_) @name body: (_) @body) @definition.class
(interface_declaration name: (_) @name body: (_) @body) @definition.interface
(trait_declaration name: (_) @name body: (_) @body) @definition.trait
(enum_declaration name: (_) @name body: (_) @body) @definition.enum
(function_definition name: (_) @name parameters: (_) @parameters body: (_) @body) @definition.function
(method_declaration name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method

; Statements

(namespace_definition name: (_) @import.specifier (#set! kind package)) @import
(namespace_use_declaration) @import.tree
[(require_expression) (require_once_expression) (include_expression) (include_once_expression)] @import.tree

; Names of classes and functions

(named_type [(name) (qualified_name) (relative_name)] @uses)
(base_clause [(name) (qualified_name) (relative_name)] @uses)
(class_interface_clause [(name) (qualified_name) (relative_name)] @uses)
(use_declaration [(name) (qualified_name) (relative_name)] @uses)
(attribute [(name) (qualified_name) (relative_name)] @uses)
(object_creation_expression [(name) (qualified_name) (relative_name)] @uses)
(scoped_call_expression scope: [(name) (qualified_name) (relative_name)] @uses)
(scoped_property_access_expression scope: [(name) (qualified_name) (relative_name)] @uses)
(class_constant_access_expression . [(name) (qualified_name) (relative_name)] @uses)
(binary_expression operator: "instanceof" right: [(name) (qualified_name) (relative_name)] @uses)
(function_call_expression function: [(name) (qualified_name) (relative_name)] @uses)

; Marks

(comment) @comment
(attribute_list) @decorator

(if_statement) @decision.nest.conditional
(else_clause) @flat
(else_if_clause) @decision.flat
[(for_statement) (foreach_statement) (while_statement) (do_statement)] @decision.nest
(catch_clause) @decision.nest
(conditional_expression) @decision.nest
[(switch_statement) (match_expression)] @nest
(case_statement) @decision
(match_conditional_expression) @decision
[(anonymous_function) (arrow_function)] @level
(goto_statement) @flat
(binary_expression operator: ["&&" "||" "??" "and" "or"] @operator) @boolean.decision
