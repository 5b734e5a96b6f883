import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes the classes that sources name, as javac attributes them: lines of a source file and the binary name of a class.
 *
 * <pre>java JavaNames.java LIST OUT option...</pre>
 *
 * LIST holds the paths of the sources, one a line; the options are javac's.
 */
public class JavaNames {
    public static void main(String[] arguments) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        List<String> paths = Files.readAllLines(Path.of(arguments[0]));
        Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromStrings(paths);
        JavacTask task = (JavacTask) compiler.getTask(null, files, d -> { }, options, null, sources);
        Iterable<? extends CompilationUnitTree> units = task.parse();
        task.analyze();
        Trees trees = Trees.instance(task);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            for (CompilationUnitTree unit : units) {
                TreeSet<String> names = new TreeSet<>();
                new TreePathScanner<Void, Void>() {
                    private void take() {
                        Element element = trees.getElement(getCurrentPath());
                        if (element instanceof TypeElement type) {
                            names.add(task.getElements().getBinaryName(type).toString());
                        }
                    }

                    @Override
                    public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                        take();
                        return super.visitIdentifier(tree, nothing);
                    }

                    @Override
                    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
                        take();
                        return super.visitMemberSelect(tree, nothing);
                    }
                }.scan(unit, null);
                for (String name : names) {
                    out.write(Path.of(unit.getSourceFile().toUri()) + "\t" + name + "\n");
                }
            }
        }
    }
}
