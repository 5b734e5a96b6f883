; Definitions

(class_declaration name: (identifier) @name body: (_) @body) @definition.class
(record_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @definition.class
(interface_declaration name: (identifier) @name body: (_) @body) @definition.interface
(annotation_type_declaration name: (identifier) @name body: (_) @body) @definition.interface
(enum_declaration name: (identifier) @name body: (_) @body) @definition.enum
(method_declaration name: (identifier) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(constructor_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @definition.constructor
(compact_constructor_declaration name: (identifier) @name body: (_) @body) @definition.constructor
(annotation_type_element_declaration name: (identifier) @name) @definition.method

; Imports

(package_declaration [(identifier) (scoped_identifier)] @import.specifier (#set! kind package)) @import
((import_declaration [(identifier) (scoped_identifier)] @import.specifier . ";") @import (#not-match? @import "^import\\s+static\\s"))
(import_declaration "static" . (scoped_identifier scope: (_) @import.specifier name: (_) @import.name) . ";") @import
(import_declaration [(identifier) (scoped_identifier)] @import.specifier (asterisk) (#set! name "*")) @import

; Names of types. Parts of a qualified one are none of their own: java.util.Optional uses no Optional
; of the package around it.

(_ type: (type_identifier) @uses)
(generic_type . (type_identifier) @uses)
(type_arguments (type_identifier) @uses)
(type_list (type_identifier) @uses)
(type_bound (type_identifier) @uses)
(wildcard (type_identifier) @uses)
(superclass (type_identifier) @uses)
(throws (type_identifier) @uses)
(catch_type (type_identifier) @uses)
(class_literal (type_identifier) @uses)
(annotated_type (type_identifier) @uses)
(spread_parameter (type_identifier) @uses)
(type_pattern (type_identifier) @uses)
(record_pattern (identifier) @uses)
(array_type element: (type_identifier) @uses)
(instanceof_expression right: (type_identifier) @uses)
(scoped_type_identifier) @uses
(marker_annotation name: (_) @uses)
(annotation name: (_) @uses)
((method_invocation object: (identifier) @uses) (#match? @uses "^[A-Z]"))
((field_access object: (identifier) @uses) (#match? @uses "^[A-Z]"))
((method_reference . (identifier) @uses) (#match? @uses "^[A-Z]"))
((field_access object: (field_access)) @uses (#match? @uses "^[a-z][\\w.]*\\.[A-Z]\\w*$"))
(uses_module_directive type: (_) @uses)
(provides_module_directive (_) @uses)

; Marks

[(line_comment) (block_comment)] @comment
(modifiers [(marker_annotation) (annotation)] @decorator)

(if_statement) @decision.nest.conditional
(if_statement "else" @flat)
(if_statement alternative: (if_statement) @chained)
[(for_statement) (enhanced_for_statement) (while_statement) (do_statement)] @decision.nest
(catch_clause) @decision.nest
(ternary_expression) @decision.nest
(switch_expression) @nest
(switch_label "case") @decision
(lambda_expression) @level
(break_statement (identifier)) @flat
(continue_statement (identifier)) @flat
(binary_expression operator: ["&&" "||"] @operator) @boolean.decision
