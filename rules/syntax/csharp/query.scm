; Definitions

(class_declaration name: (_) @name body: (_)? @body) @definition.class
(record_declaration name: (_) @name body: (_)? @body) @definition.class
(struct_declaration name: (_) @name body: (_)? @body) @definition.struct
(interface_declaration name: (_) @name body: (_)? @body) @definition.interface
(enum_declaration name: (_) @name body: (_)? @body) @definition.enum
(delegate_declaration name: (_) @name parameters: (_) @parameters) @definition.type
(method_declaration name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(constructor_declaration name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.constructor
(destructor_declaration name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(operator_declaration operator: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(local_function_statement name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.function
(property_declaration name: (_) @name accessors: (_)? @body) @definition.property
(namespace_declaration name: (_) @name body: (_) @body) @definition.namespace
(file_scoped_namespace_declaration name: (_) @name) @definition.namespace

; Statements. A namespace that a whole file is in has the name "*"; one that every file of the
; project sees is marked by "global::*".

(namespace_declaration name: (_) @import.specifier (#set! kind package)) @import
(file_scoped_namespace_declaration name: (_) @import.specifier (#set! kind package) (#set! name "*")) @import
((using_directive !name [(identifier) (qualified_name)] @import.specifier) @import (#not-match? @import "^(global|using\\s+static)\\s"))
((using_directive !name [(identifier) (qualified_name)] @import.specifier) @import (#match? @import "^global\\s+using\\s+(?!static\\s)") (#set! name "global::*"))
(using_directive "static" . [(identifier) (qualified_name)] @import.specifier (#set! name "*")) @import
(using_directive name: (identifier) @import.alias "=" . [(identifier) (qualified_name)] @import.specifier) @import

; Names of types

(_ type: (identifier) @uses)
(_ returns: (identifier) @uses)
(_ type: (qualified_name) @uses)
(_ returns: (qualified_name) @uses)
(generic_name (identifier) @uses)
(type_argument_list [(identifier) (qualified_name)] @uses)
(base_list [(identifier) (qualified_name)] @uses)
(attribute name: (_) @uses)
(explicit_interface_specifier [(identifier) (qualified_name)] @uses)
(is_expression right: [(identifier) (qualified_name)] @uses)
(as_expression right: [(identifier) (qualified_name)] @uses)
(constant_pattern [(identifier) (member_access_expression)] @uses)
((member_access_expression expression: (identifier) @uses) (#match? @uses "^[A-Z]"))
((member_access_expression expression: (member_access_expression) @uses) (#match? @uses "^[A-Z]\\w*(\\.[A-Z]\\w*)+$"))

; Marks

(comment) @comment
(attribute_list) @decorator

(if_statement) @decision.nest.conditional
(if_statement "else" @flat)
(if_statement alternative: (if_statement) @chained)
[(for_statement) (foreach_statement) (while_statement) (do_statement)] @decision.nest
(catch_clause) @decision.nest
(conditional_expression) @decision.nest
[(switch_statement) (switch_expression)] @nest
(switch_section "case") @decision
(switch_expression_arm) @decision
[(lambda_expression) (anonymous_method_expression)] @level
(goto_statement) @flat
(binary_expression operator: ["&&" "||" "??"] @operator) @boolean.decision
