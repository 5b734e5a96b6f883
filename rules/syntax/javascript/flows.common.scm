; Bindings, uses and control flow that JavaScript and TypeScript share; see dataprep/parse/flows.py.
; https://262.ecma-international.org/

[(identifier) (shorthand_property_identifier)] @name
[(property_identifier) (private_property_identifier)] @outside.field
(member_expression object: (identifier) property: (property_identifier) @member)
(member_expression object: (this) property: [(property_identifier) (private_property_identifier)] @member.self)
(call_expression function: [(identifier) @call (member_expression property: [(property_identifier) (private_property_identifier)] @call)])
(new_expression constructor: (identifier) @call)
(import_specifier name: (identifier) @outside.unknown alias: (identifier))
(export_specifier alias: (identifier) @outside.unknown)
(export_statement (export_clause (export_specifier name: (identifier) @outside.unknown)) source: (_))
(namespace_export (identifier) @outside.module)

; Scopes

[(function_declaration) (generator_function_declaration) (function_expression) (generator_function)
 (arrow_function) (method_definition)] @scope.function
[(class_declaration) (class) (statement_block) (for_statement) (for_in_statement) (switch_body) (catch_clause)] @scope.block
(class_body) @scope.members

; Bindings

(function_declaration name: (identifier) @define.function.outer.first)
(generator_function_declaration name: (identifier) @define.function.outer.first)
(function_expression name: (identifier) @define.function)
(class_declaration name: (_) @define.class.outer)
(class name: (_) @define.class)
(class_body (method_definition name: [(property_identifier) (private_property_identifier)] @define.method.outer.always))
(lexical_declaration (variable_declarator name: (identifier) @define.variable))
(lexical_declaration (variable_declarator name: (identifier) @define.function value: [(arrow_function) (function_expression) (generator_function)]))
(lexical_declaration (variable_declarator name: (identifier) @define.class value: (class)))
(variable_declaration (variable_declarator name: (identifier) @define.variable.through value: (_)))
(variable_declaration (variable_declarator name: (identifier) @define.function.through value: [(arrow_function) (function_expression) (generator_function)]))
(variable_declaration (variable_declarator name: (identifier) @define.variable.through.bare !value))
(lexical_declaration (variable_declarator name: [(object_pattern) (array_pattern)] @binder.variable))
(variable_declaration (variable_declarator name: [(object_pattern) (array_pattern)] @binder.through))
(for_in_statement kind: ["let" "const"] left: (identifier) @define.variable)
(for_in_statement kind: "var" left: (identifier) @define.variable.through)
(for_in_statement !kind left: (identifier) @set)
(for_in_statement kind: ["let" "const"] left: [(object_pattern) (array_pattern)] @binder.variable)
(for_in_statement kind: "var" left: [(object_pattern) (array_pattern)] @binder.through)
(for_in_statement !kind left: [(object_pattern) (array_pattern)] @binder.set)
(catch_clause parameter: (identifier) @define.parameter)
(catch_clause parameter: [(object_pattern) (array_pattern)] @binder.parameter)
(arrow_function parameter: (identifier) @define.parameter)
(formal_parameters) @binder.parameter
(shorthand_property_identifier_pattern) @bind
[(pair_pattern value: (identifier) @bind) (assignment_pattern left: (identifier) @bind) (rest_pattern (identifier) @bind)
 (array_pattern (identifier) @bind)]
(assignment_expression left: (identifier) @set)
(assignment_expression left: [(object_pattern) (array_pattern)] @binder.set)
(augmented_assignment_expression left: (identifier) @set.update)
(update_expression argument: (identifier) @set.update)
(assignment_expression left: (member_expression object: (this) property: [(property_identifier) (private_property_identifier)] @define.field.self))
(augmented_assignment_expression left: (member_expression object: (this) property: [(property_identifier) (private_property_identifier)] @define.field.self.update))
(update_expression argument: (member_expression object: (this) property: [(property_identifier) (private_property_identifier)] @define.field.self.update))
[(variable_declarator) (assignment_expression) (augmented_assignment_expression)] @settle

(import_specifier name: (identifier) @define.unknown.first !alias)
(import_specifier alias: (identifier) @define.unknown.first)
(import_clause (identifier) @define.unknown.first)
(namespace_import (identifier) @define.module.first)

; Control flow

(if_statement) @branch
(if_statement consequence: (_) @arm)
(if_statement alternative: (_) @arm.else)
[(for_statement) (for_in_statement) (while_statement)] @loop
(do_statement) @loop.after
(for_statement condition: (_) @head)
(for_statement condition: (empty_statement)) @loop.endless
(for_statement increment: (_) @late)
(while_statement condition: (_) @head)
(while_statement condition: (parenthesized_expression (true))) @loop.endless
[(for_statement body: (_) @body) (for_in_statement body: (_) @body) (while_statement body: (_) @body) (do_statement body: (_) @body)]
(switch_statement) @switch
(switch_case) @case
(switch_default) @case.else
(try_statement) @try
(try_statement body: (_) @try.body)
(try_statement handler: (_) @handler)
(try_statement finalizer: (_) @finally)
[(return_statement) (throw_statement)] @jump.return
(break_statement) @jump.break
(continue_statement) @jump.continue
(labeled_statement label: (_) @label)
[(break_statement label: (_) @target) (continue_statement label: (_) @target)]
(ternary_expression [(assignment_expression) (parenthesized_expression (assignment_expression))] @option)
(binary_expression right: [(assignment_expression) (parenthesized_expression (assignment_expression))] @option)
