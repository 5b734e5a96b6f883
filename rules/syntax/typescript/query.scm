; Definitions, imports and complexity of TypeScript; see dataprep/parse/reading.py for the names.
; Definitions
(function_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @definition.function
(generator_function_declaration name: (identifier) @name parameters: (_) @parameters body: (_) @body) @definition.function
(class_declaration name: (type_identifier) @name body: (_) @body) @definition.class
(variable_declarator name: (identifier) @name value: (class !name body: (_) @body)) @definition.class
(assignment_expression left: (member_expression property: (_) @name) right: (class !name body: (_) @body)) @definition.class
(expression_statement (assignment_expression left: (identifier) @name right: (class !name body: (_) @body))) @definition.class
(class name: (_) @name body: (_) @body) @definition.class
((method_definition name: (property_identifier) @name parameters: (_) @parameters body: (_) @body) @definition.constructor
  (#eq? @name "constructor"))
((method_definition name: [(property_identifier) (private_property_identifier) (string) (number) (computed_property_name)] @name parameters: (_) @parameters body: (_) @body) @definition.method
  (#not-eq? @name "constructor"))

; Functions that a variable, a property or a key names
(variable_declarator name: (identifier) @name value: [(arrow_function parameters: (_)? @parameters body: (_) @body) (function_expression parameters: (_) @parameters body: (_) @body)
  (generator_function parameters: (_) @parameters body: (_) @body)]) @definition.function
(pair key: [(property_identifier) (string) (number) (computed_property_name)] @name value: [(arrow_function parameters: (_)? @parameters body: (_) @body) (function_expression parameters: (_) @parameters body: (_) @body)
  (generator_function parameters: (_) @parameters body: (_) @body)]) @definition.method
((assignment_expression left: (member_expression property: (property_identifier) @_exports)
  right: [(function_expression name: (identifier) @name parameters: (_) @parameters body: (_) @body)
    (generator_function name: (identifier) @name parameters: (_) @parameters body: (_) @body)]) @definition.function
  (#eq? @_exports "exports"))
(assignment_expression left: [(identifier) @name (member_expression property: [(property_identifier) (private_property_identifier)] @name)] right: [(arrow_function parameters: (_)? @parameters body: (_) @body) (function_expression parameters: (_) @parameters body: (_) @body)
  (generator_function parameters: (_) @parameters body: (_) @body)]) @definition.function
(augmented_assignment_expression left: [(identifier) @name (member_expression property: (_) @name)] right: [(arrow_function parameters: (_)? @parameters body: (_) @body) (function_expression parameters: (_) @parameters body: (_) @body)
  (generator_function parameters: (_) @parameters body: (_) @body)]) @definition.function
(public_field_definition name: [(property_identifier) (private_property_identifier) (string) (number) (computed_property_name)] @name value: [(arrow_function parameters: (_)? @parameters body: (_) @body) (function_expression parameters: (_) @parameters body: (_) @body)
  (generator_function parameters: (_) @parameters body: (_) @body)]) @definition.method

; Functions, whatever they stand in; one that a pattern above names is the same by its body.
; Those without a name count on their own, as lizard counts them.
(arrow_function parameters: (_)? @parameters body: (_) @body) @definition.function
(function_expression name: (identifier)? @name parameters: (_) @parameters body: (_) @body) @definition.function
(generator_function name: (identifier)? @name parameters: (_) @parameters body: (_) @body) @definition.function

; Types
(abstract_class_declaration name: (type_identifier) @name body: (_) @body) @definition.class
(interface_declaration name: (type_identifier) @name body: (_) @body) @definition.interface
(enum_declaration name: (identifier) @name body: (_) @body) @definition.enum
(type_alias_declaration name: (type_identifier) @name value: (_) @body) @definition.type
(internal_module name: [(identifier) (nested_identifier) (string)] @name body: (_)? @body) @definition.namespace
(module name: [(identifier) (nested_identifier) (string)] @name body: (_)? @body) @definition.module
(function_signature name: (identifier) @name parameters: (_) @parameters) @definition.function
(method_signature name: (_) @name parameters: (_) @parameters) @definition.method
(abstract_method_signature name: (_) @name parameters: (_) @parameters) @definition.method

; Imports
(import_statement) @import.tree
(export_statement source: (string)) @import.tree
((call_expression function: (identifier) @_function arguments: (arguments [(string) (template_string) (array)])) @import.tree
  (#any-of? @_function "require" "define" "requirejs") (#set! only_with "require define"))
((call_expression function: (import)) @import.tree (#set! only_with "import( import/*"))
((comment) @import.tree (#match? @import.tree "^///[ \t]*<reference") (#set! only_with "<reference"))

; Comments and marks
(comment) @comment
(decorator) @decorator

; Complexity
(if_statement) @decision.nest.conditional
(else_clause) @flat
(else_clause (if_statement) @chained)
[(for_statement) (for_in_statement) (while_statement) (do_statement)] @decision.nest
(catch_clause) @decision.nest
(try_statement) @conditional
(ternary_expression) @decision.nest.conditional
(switch_statement) @nest.conditional
(switch_case) @decision
(binary_expression operator: ["&&" "||" "??"] @operator) @decision.boolean
(augmented_assignment_expression operator: ["&&=" "||=" "??="]) @decision
[(assignment_pattern) (object_assignment_pattern)] @decision
(break_statement label: (_)) @flat
(continue_statement label: (_)) @flat
(required_parameter value: (_)) @decision
(optional_parameter value: (_)) @decision
