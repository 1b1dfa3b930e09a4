--[[
A pandoc filter (pandoc 2.17 and later): a figure of a flowgap model, with caption, alternative text and label.

As an image, alone in its paragraph:

	![Data flows of CBP One](models/cbp-one.xml){#fig:flows .flowgap view=flows}

or as a code block, whose text is the caption:

	```{#fig:kept .flowgap model=models/cbp-one.xml view=retention baseline=notice}
	How long CBP One keeps data
	```

Attributes: model (of a code block), view, and any other option of `flowgap draw` by its long name: baseline, as-of,
according-to, yardsticks, category, element, lang, theme, width, height, page. Formats: SVG for HTML, PDF for LaTeX, PNG
for everything else. A figure of several pages becomes several figures.

Settings in the document's metadata: flowgap (the program; default: $FLOWGAP, or `flowgap`), flowgap-folder (where figures
are kept, default flowgap-figures), flowgap-dpi (of PNG, default 300). A figure is drawn again only when the model, one
of its yardsticks, an option or the program has changed.
]]

local settings = { program = os.getenv("FLOWGAP") or "flowgap", folder = "flowgap-figures", dpi = "300" }
local version                   -- of the program, asked once

local own = { model = true }    -- attributes that are no options of draw

local function read_all(path)
  local file = io.open(path, "rb")
  if not file then
    return nil
  end
  local text = file:read("a")
  file:close()
  return text
end

local function write_all(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  assert(file:close())
end

local function type_of_figure()
  if FORMAT:match("html") or FORMAT:match("epub") or FORMAT:match("revealjs") then
    return "svg"
  end
  return (FORMAT:match("latex") or FORMAT:match("beamer")) and "pdf" or "png"
end

local function run(args)
  local ok, result = pcall(pandoc.pipe, settings.program, args, "")
  if ok then
    return result
  end
  error("flowgap: " .. settings.program .. " " .. table.concat(args, " ") .. " failed; see its message above", 0)
end

-- Options in the order of their names: the same document gives the same command.
local function options_of(attributes)
  local names, options = {}, {}
  for name in pairs(attributes) do
    if not own[name] then
      names[#names + 1] = name
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    options[#options + 1] = "--" .. name .. "=" .. attributes[name]
  end
  return options
end

-- One string that changes whenever a file that the figure is made from does.
local function digest_of(deps)
  local parts = {}
  for path in (deps:match("^.-: ([^\n]*)") or ""):gsub("\\ ", "\0"):gmatch("%S+") do
    parts[#parts + 1] = pandoc.utils.sha1(read_all((path:gsub("%z", " "))) or "gone")
  end
  return table.concat(parts, " ")
end

local function pages_of(stem, kind)
  if read_all(stem .. "." .. kind) then
    return { stem .. "." .. kind }
  end
  local pages = {}
  while read_all(stem .. "-" .. (#pages + 1) .. "." .. kind) do
    pages[#pages + 1] = stem .. "-" .. (#pages + 1) .. "." .. kind
  end
  return pages
end

-- Draws unless what is there is still good. Returns the files of its pages and the alternative text.
local function draw(model, attributes)
  local kind, options = type_of_figure(), options_of(attributes)
  version = version or run({ "--version" })
  if not read_all(model) then
    error("flowgap: there is no model '" .. model .. "'", 0)
  end
  local name = pandoc.utils.sha1(table.concat({ version, kind, settings.dpi, model, table.concat(options, "\n") }, "\n"))
  local stem = settings.folder .. "/" .. name:sub(1, 16)
  local deps, key = read_all(stem .. ".d"), read_all(stem .. ".key")
  if not deps or key ~= digest_of(deps) then
    pandoc.pipe("mkdir", { "-p", settings.folder }, "")
    for _, page in ipairs(pages_of(stem, kind)) do
      os.remove(page)
    end
    local args = { "draw", "--quiet", "--sidecars", "--type=" .. kind, "--output=" .. stem .. "." .. kind,
                   "--deps=" .. stem .. ".d" }
    if kind == "png" then
      args[#args + 1] = "--dpi=" .. settings.dpi
    end
    for _, option in ipairs(options) do
      args[#args + 1] = option
    end
    args[#args + 1] = model
    run(args)
    write_all(stem .. ".key", digest_of(read_all(stem .. ".d")))
  end
  return pages_of(stem, kind), (read_all(stem .. ".alt.txt") or ""):gsub("%s+$", "")
end

-- One figure of the document: pandoc 3 has a block for it, before it was an image alone in a paragraph.
local function figure_block(path, caption, alt, identifier)
  local attributes = { alt = alt }
  if pandoc.Figure then
    local image = pandoc.Image(pandoc.Inlines(alt), path, "", pandoc.Attr("", {}, attributes))
    return pandoc.Figure({ pandoc.Plain({ image }) }, { long = { pandoc.Plain(caption) } }, pandoc.Attr(identifier))
  end
  return pandoc.Para({ pandoc.Image(caption, path, "fig:" .. alt, pandoc.Attr(identifier, {}, attributes)) })
end

local function blocks_of(model, attr, caption)
  local pages, alt = draw(model, attr.attributes)
  local blocks = {}
  for number, path in ipairs(pages) do
    local words, identifier = pandoc.List(caption), attr.identifier
    if #pages > 1 then
      words = words .. { pandoc.Str(" (" .. number .. "/" .. #pages .. ")") }
      identifier = number == 1 and identifier or identifier ~= "" and identifier .. "-" .. number or ""
    end
    blocks[#blocks + 1] = figure_block(path, words, alt, identifier)
  end
  return blocks
end

local function is_ours(attr)
  return attr.classes:includes("flowgap")
end

local function code_block(block)
  if not is_ours(block) then
    return nil
  end
  if not block.attributes.model then
    error("flowgap: a code block of class flowgap needs model=FILE", 0)
  end
  local caption = pandoc.utils.blocks_to_inlines(pandoc.read(block.text, "markdown").blocks)
  return blocks_of(block.attributes.model, block.attr, caption)
end

local function image_in(block)
  local image = #block.content == 1 and block.content[1]
  return image and image.t == "Image" and is_ours(image) and image or nil
end

local function paragraph(block)
  local image = image_in(block)
  return image and blocks_of(image.src, image.attr, image.caption)
end

-- pandoc 3 has made a figure of the paragraph by now; its label stands on the figure.
local function figure(block)
  local plain = block.content[1]
  local image = plain and (plain.t == "Plain" or plain.t == "Para") and image_in(plain)
  if not image then
    return nil
  end
  if image.attr.identifier == "" then
    image.attr.identifier = block.attr.identifier
  end
  return blocks_of(image.src, image.attr, pandoc.utils.blocks_to_inlines(block.caption.long))
end

local function meta(document)
  for name, key in pairs({ flowgap = "program", ["flowgap-folder"] = "folder", ["flowgap-dpi"] = "dpi" }) do
    if document[name] then
      settings[key] = pandoc.utils.stringify(document[name])
    end
  end
end

return { { Meta = meta }, { CodeBlock = code_block, Para = paragraph, Figure = figure } }
