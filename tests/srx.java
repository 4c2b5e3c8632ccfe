// The segmenter of Debian's libsegment-java, as a program: srx.java RULES LANGUAGE TEXT, one segment a line, each line of
// the text by itself. The peer that tests/srx.test compares --srx with.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import net.sourceforge.segment.srx.*;
import net.sourceforge.segment.srx.io.*;

public class srx {
    public static void main(String[] words) throws Exception {
        SrxDocument document;
        try (Reader rules = Files.newBufferedReader(Path.of(words[0]), StandardCharsets.UTF_8)) {
            document = new Srx2SaxParser().parse(rules);
        }
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        boolean first = true;
        for (String line : Files.readAllLines(Path.of(words[2]), StandardCharsets.UTF_8)) {
            if (line.isBlank()) continue;
            if (!first) out.println();
            first = false;
            SrxTextIterator segments = new SrxTextIterator(document, words[1], line.strip());
            while (segments.hasNext()) {
                String segment = segments.next().strip();
                if (!segment.isEmpty()) out.println(segment);
            }
        }
        out.flush();
    }
}
