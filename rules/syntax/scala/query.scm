; Definitions

(class_definition name: (_) @name class_parameters: (_)? @parameters body: (_)? @body) @definition.class
(object_definition name: (_) @name body: (_)? @body) @definition.object
(package_object name: (_) @name body: (_)? @body) @definition.object
(trait_definition name: (_) @name body: (_)? @body) @definition.trait
(enum_definition name: (_) @name body: (_)? @body) @definition.enum
(type_definition name: (_) @name) @definition.type
(function_definition name: (_) @name parameters: (parameters)? @parameters body: (_)? @body) @definition.function
(function_declaration name: (_) @name parameters: (parameters)? @parameters) @definition.function
(given_definition name: (_) @name body: (_)? @body) @definition.property
(compilation_unit [(val_definition pattern: (identifier) @name) (var_definition pattern: (identifier) @name)] @definition.property)
(template_body [(val_definition pattern: (identifier) @name) (var_definition pattern: (identifier) @name)] @definition.property)
(template_body [(val_declaration name: (identifier) @name) (var_declaration name: (identifier) @name)] @definition.property)

; Imports: dataprep/parse/readers/scala.py takes them apart.

[(package_clause) (import_declaration) (export_declaration)] @import.tree

; Names of types, of what is called, and of objects that members are taken from.

(_ type: (type_identifier) @uses)
(_ return_type: (type_identifier) @uses)
(_ base: (type_identifier) @uses)
(_ extra: (type_identifier) @uses)
(type_arguments (type_identifier) @uses)
(parameter_types (type_identifier) @uses)
(tuple_type (type_identifier) @uses)
(compound_type (type_identifier) @uses)
(infix_type (type_identifier) @uses)
(instance_expression . (type_identifier) @uses)
(annotation name: (type_identifier) @uses)
(self_type (type_identifier) @uses)
(stable_type_identifier) @uses
(stable_identifier) @uses
(call_expression function: (identifier) @uses)
(generic_function function: (identifier) @uses)
((_ value: (identifier) @uses) (#match? @uses "^[A-Z]"))
((_ pattern: (identifier) @uses) (#match? @uses "^[A-Z]"))
((_ body: (identifier) @uses) (#match? @uses "^[A-Z]"))
((_ default_value: (identifier) @uses) (#match? @uses "^[A-Z]"))
((_ consequence: (identifier) @uses) (#match? @uses "^[A-Z]"))
((_ alternative: (identifier) @uses) (#match? @uses "^[A-Z]"))
((arguments (identifier) @uses) (#match? @uses "^[A-Z]"))
((infix_expression left: (identifier) @uses) (#match? @uses "^[A-Z]"))
((infix_expression right: (identifier) @uses) (#match? @uses "^[A-Z]"))
((block (identifier) @uses) (#match? @uses "^[A-Z]"))
((interpolation (identifier) @uses) (#match? @uses "^[A-Z]"))
((tuple_expression (identifier) @uses) (#match? @uses "^[A-Z]"))
((assignment_expression right: (identifier) @uses) (#match? @uses "^[A-Z]"))
((field_expression value: [(identifier) (field_expression)]) @uses (#match? @uses "^[a-z][\\w.]*\\.[A-Z]\\w*$"))

; Marks

[(comment) (block_comment)] @comment
(annotation) @decorator

(if_expression) @decision.nest.conditional
(if_expression "else" @flat)
(if_expression alternative: (if_expression) @chained)
[(for_expression) (while_expression) (do_while_expression)] @decision.nest
(match_expression) @nest
(catch_clause) @nest
(case_clause) @decision
(lambda_expression) @level
((infix_expression operator: (operator_identifier) @operator) @boolean.decision (#any-of? @operator "&&" "||"))
