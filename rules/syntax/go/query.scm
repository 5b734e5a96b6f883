; Definitions

(function_declaration name: (identifier) @name parameters: (_) @parameters body: (_)? @body) @definition.function
(method_declaration receiver: (parameter_list (parameter_declaration type: (type_identifier) @receiver)) name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type (type_identifier) @receiver))) name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(method_declaration receiver: (parameter_list (parameter_declaration type: (generic_type type: (_) @receiver))) name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(method_declaration receiver: (parameter_list (parameter_declaration type: (pointer_type (generic_type type: (_) @receiver)))) name: (_) @name parameters: (_) @parameters body: (_)? @body) @definition.method

(type_declaration . "type" . (type_spec name: (_) @name type: (struct_type (field_declaration_list) @body)) .) @definition.struct
(type_declaration . "type" . (type_spec name: (_) @name type: (interface_type) @body) .) @definition.interface
(type_declaration . "type" . (type_spec name: (_) @name type: [(type_identifier) (qualified_type) (generic_type) (pointer_type) (slice_type) (array_type) (implicit_length_array_type) (map_type) (channel_type) (function_type) (parenthesized_type) (negated_type)]) .) @definition.type
(type_declaration . "type" . (type_alias name: (_) @name) .) @definition.type
(type_declaration "(" (type_spec name: (_) @name type: (struct_type (field_declaration_list) @body)) @definition.struct)
(type_declaration "(" (type_spec name: (_) @name type: (interface_type) @body) @definition.interface)
(type_declaration "(" (type_spec name: (_) @name type: [(type_identifier) (qualified_type) (generic_type) (pointer_type) (slice_type) (array_type) (implicit_length_array_type) (map_type) (channel_type) (function_type) (parenthesized_type) (negated_type)]) @definition.type)
(type_declaration "(" (type_alias name: (_) @name) @definition.type)

; Imports

(package_clause (package_identifier) @import.specifier (#set! kind package)) @import
(import_spec !name path: (_) @import.specifier) @import
(import_spec name: (_) @import.alias path: (_) @import.specifier) @import

; Marks

(comment) @comment

(if_statement) @decision.nest.conditional
(if_statement "else" @flat)
(if_statement alternative: (if_statement) @chained)
(for_statement) @decision.nest
[(expression_switch_statement) (type_switch_statement) (select_statement)] @nest
(expression_case "case" @decision)
(type_case "case" @decision)
(communication_case "case" @decision)
(func_literal) @level
(goto_statement) @flat
(break_statement (label_name)) @flat
(continue_statement (label_name)) @flat
(binary_expression operator: ["&&" "||"] @operator) @boolean.decision
