package io.mingqu.foundation.intake.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A pull parser that knows no document types and no entities; a part that tries to bring one is refused. */
final class SafeXml implements AutoCloseable {

  private static final XMLInputFactory FACTORY = factory();
  private final XMLStreamReader xml;

  SafeXml(InputStream in) {
    try {
      xml = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw fault(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    return factory;
  }

  /** Moves to the next start or end of an element; false at the end of the document. */
  boolean next() {
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new SourceProblem("intake.file-entities", Map.of());
        }
        if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
          return true;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw fault(e);
    }
  }

  boolean starts(String localName) {
    return xml.isStartElement() && xml.getLocalName().equals(localName);
  }

  boolean ends(String localName) {
    return xml.isEndElement() && xml.getLocalName().equals(localName);
  }

  @Nullable String attribute(String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(localName)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  int attributeInt(String localName, int otherwise) {
    String text = attribute(localName);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Text directly inside the element that starts here, with the text of elements inside it; moves to its end. */
  String text(int charsMax) {
    var text = new StringBuilder();
    int depth = 1;
    try {
      while (depth > 0 && xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(xml.getText());
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new SourceProblem("intake.file-entities", Map.of());
          default -> { }
        }
        if (text.length() > charsMax) {
          throw new SourceProblem("intake.file-cell", Map.of("row", "?", "column", "?", "max", charsMax));
        }
      }
    } catch (XMLStreamException e) {
      throw fault(e);
    }
    return text.toString();
  }

  private static RuntimeException fault(XMLStreamException e) {
    for (Throwable t = e; t != null; t = t instanceof XMLStreamException x && x.getNestedException() != null ? x.getNestedException() : t.getCause()) {
      if (t instanceof SourceProblem problem) {
        return problem;
      }
      if (t instanceof ZipException || t instanceof IOException) {
        return new SourceProblem("intake.file-truncated", Map.of("kind", "XML"));
      }
    }
    String text = String.valueOf(e.getMessage());
    return text.contains("DOCTYPE") || text.contains("entity")
        ? new SourceProblem("intake.file-entities", Map.of())
        : new SourceProblem("intake.file-truncated", Map.of("kind", "XML"));
  }

  @Override
  public void close() {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
