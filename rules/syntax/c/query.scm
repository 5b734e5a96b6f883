; Definitions. A function's name stands under up to three pointers, or in parentheses.
; NOTE: a predicate on a name reads the text anew for each match and doubles the cost of the query.

(function_definition declarator: (function_declarator declarator: (identifier) @name parameters: (_) @parameters) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name parameters: (_) @parameters)) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name parameters: (_) @parameters))) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name parameters: (_) @parameters)))) body: (_) @body) @definition.function
(function_definition declarator: (function_declarator declarator: (parenthesized_declarator (identifier) @name) parameters: (_) @parameters) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (identifier) @name) parameters: (_) @parameters)) body: (_) @body) @definition.function
(function_definition declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (function_declarator declarator: (identifier) @name parameters: (_) @parameters)))) body: (_) @body) @definition.function
; A macro that heads a function, by the macro's name: DEFINE_TEST(name) { }
(function_definition type: (type_identifier) @name declarator: (parenthesized_declarator) body: (_) @body) @definition.function

(struct_specifier name: (type_identifier) @name body: (_) @body) @definition.struct
(union_specifier name: (type_identifier) @name body: (_) @body) @definition.union
(enum_specifier name: (type_identifier) @name body: (_) @body) @definition.enum

; A type's name, with the whole definition where no named structure stands in it.
(type_definition type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier !name) (union_specifier !name) (enum_specifier !name) (struct_specifier !body) (union_specifier !body) (enum_specifier !body)] . declarator: [
  [(type_identifier) (primitive_type)] @name
  (pointer_declarator declarator: (type_identifier) @name)
  (pointer_declarator declarator: (pointer_declarator declarator: (type_identifier) @name))
  (array_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))
  (function_declarator declarator: (parenthesized_declarator (type_identifier) @name))
  (pointer_declarator declarator: (function_declarator declarator: (type_identifier) @name))
  (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))))
]) @definition.type
(type_definition type: [(struct_specifier name: (_) body: (_)) (union_specifier name: (_) body: (_)) (enum_specifier name: (_) body: (_))] . declarator: [(type_identifier) @name (pointer_declarator declarator: (type_identifier) @name)] @definition.type)
(type_definition "," . declarator: (type_identifier) @name @definition.type)
(type_definition "," . declarator: (pointer_declarator declarator: (type_identifier) @name) @definition.type)
(type_definition "," . declarator: (pointer_declarator declarator: (pointer_declarator declarator: (type_identifier) @name)) @definition.type)
(type_definition "," . declarator: (array_declarator declarator: (type_identifier) @name) @definition.type)

(preproc_def name: (identifier) @name) @definition.macro
(preproc_function_def name: (identifier) @name) @definition.macro

; Imports. The reader finds include lines in the text: they stand in places where the grammar knows none,
; as between the values of an array.

[(translation_unit) (ERROR)] @import.tree

; Marks. What an include guard holds is under no condition. Conditions of the preprocessor are paths
; of the build, not of the function: complexity leaves them out.

(comment) @comment

(preproc_if) @conditional
(preproc_else) @conditional
(preproc_ifdef "#ifdef") @conditional
((preproc_ifdef "#ifndef") @conditional (#not-match? @conditional "^#[ \\t]*ifndef[ \\t]+(\\w+)\\s[^#]{0,2000}#[ \\t]*define[ \\t]+\\1\\b"))

(if_statement) @decision.nest
(else_clause "else" @flat)
(else_clause (if_statement) @chained)
[(for_statement) (while_statement) (do_statement)] @decision.nest
(switch_statement) @nest
(case_statement "case" @decision)
(conditional_expression) @decision.nest
(goto_statement) @flat
(binary_expression operator: ["&&" "||"] @operator) @boolean.decision
